// Checks an export of the log, and that it continues an older one: main DIR [OLDER-CHECKPOINT]
//
// It builds the tree from the entries, and compares every tile and the signed root with it.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func check(err error, what ...any) {
	if err != nil {
		log.Fatalf("FAILED: %s: %v", fmt.Sprint(what...), err) // exits with 1
	}
}

// open checks the signature, then reads origin, size and root: tlog.ParseTree takes no first line but "go.sum database tree".
func open(path string, keys note.Verifiers) tlog.Tree {
	file, err := os.ReadFile(path)
	check(err, path)
	signed, err := note.Open(file, keys)
	check(err, path)
	lines := strings.Split(signed.Text+"\n\n", "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, path)
	root, err := tlog.ParseHash(lines[2])
	check(err, path)
	if lines[0] != signed.Sigs[0].Name || size < 1 {
		check(errors.New("another log's, or empty"), path)
	}
	return tlog.Tree{N: size, Hash: root}
}

// tilesOf lists the tiles of one level (and with level 0, the bundles of entries).
func tilesOf(size int64, level int) (tiles []tlog.Tile) {
	for left := size >> (8 * level); left > 0; left -= 256 {
		tile := tlog.Tile{H: 8, L: level, N: int64(len(tiles)), W: 256}
		if left < 256 {
			tile.W = int(left)
		}
		tiles = append(tiles, tile)
	}
	return tiles
}

// stored are the hashes of the tree, in the order of tlog.StoredHashIndex.
type stored []tlog.Hash

func (s *stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		hashes[i] = (*s)[index]
	}
	return hashes, nil
}

func main() {
	log.SetFlags(0)
	dir := os.Args[1]
	file, err := os.ReadFile(dir + "/keys")
	check(err, "keys")
	var keys []note.Verifier
	for _, line := range strings.Split(strings.TrimSuffix(string(file), "\n"), "\n") {
		key, err := note.NewVerifier(line)
		check(err, "keys: ", line)
		keys = append(keys, key)
	}
	tree := open(dir+"/checkpoint", note.VerifierList(keys...))

	var hashes stored
	n := int64(0)
	for _, bundle := range tilesOf(tree.N, 0) {
		// tlog's paths begin with the height, tile/8/L/N; those of tlog-tiles do not.
		rest, err := os.ReadFile(dir + strings.Replace(bundle.Path(), "tile/8/0/", "/tile/entries/", 1))
		check(err, "entry ", n)
		for end := n + int64(bundle.W); n < end; n++ {
			if len(rest) < 2 || len(rest)-2 < int(binary.BigEndian.Uint16(rest)) {
				check(errors.New("cut off"), "entry ", n)
			}
			length := 2 + int(binary.BigEndian.Uint16(rest))
			added, err := tlog.StoredHashes(n, rest[2:length], &hashes)
			check(err, "entry ", n)
			hashes, rest = append(hashes, added...), rest[length:]
		}
		if len(rest) > 0 {
			check(errors.New("more follows in its bundle"), "entry ", n-1)
		}
	}
	for level := 0; tree.N>>(8*level) > 0; level++ {
		for _, tile := range tilesOf(tree.N, level) {
			path := strings.Replace(tile.Path(), "tile/8/", "/tile/", 1)
			got, err := os.ReadFile(dir + path)
			check(err, path)
			want, err := tlog.ReadTileData(tile, &hashes)
			check(err, path)
			if len(got) != len(want) {
				check(fmt.Errorf("%d bytes long, not %d", len(got), len(want)), path)
			}
			for at := 0; at < len(want); at += tlog.HashSize {
				if !bytes.Equal(got[at:at+tlog.HashSize], want[at:at+tlog.HashSize]) {
					check(errors.New("entry and tile differ"), "entry ", (tile.N*256+int64(at/tlog.HashSize))<<(8*level), ": ", path)
				}
			}
		}
	}
	root, err := tlog.TreeHash(tree.N, &hashes)
	check(err, "root")
	if root != tree.Hash {
		check(fmt.Errorf("entries have %v, the checkpoint %v", root, tree.Hash), "root")
	}

	last := tree.N - 1
	inclusion, err := tlog.ProveRecord(tree.N, last, &hashes)
	check(err, "inclusion of ", last)
	check(tlog.CheckRecord(inclusion, tree.N, tree.Hash, last, hashes[tlog.StoredHashIndex(0, last)]), "inclusion of ", last)
	if len(os.Args) > 2 {
		older := open(os.Args[2], note.VerifierList(keys...))
		consistency, err := tlog.ProveTree(tree.N, older.N, &hashes)
		check(err, "consistency with ", older.N)
		check(tlog.CheckTree(consistency, tree.N, tree.Hash, older.N, older.Hash), "consistency with ", older.N)
		fmt.Printf("consistent with %d entries, root %v\n", older.N, older.Hash)
	}
	fmt.Printf("%d entries, root %v, all proved\n", tree.N, tree.Hash)
}
