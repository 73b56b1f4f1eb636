// Checks an export of the log, and that it continues an older one: main DIR [OLDER-CHECKPOINT]
//
// It builds the tree anew from the entries instead of asking tlog.TileHashReader, which in x/mod 0.7 leaves some tiles unproved.
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

// tilesOf lists the tiles of one level; the bundles of entries are numbered like those of level 0.
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

// readTile drops the height from tlog's path, tile/8/L/N: that of tlog-tiles is tile/L/N.
func readTile(dir string, tile tlog.Tile) []byte {
	hashes, err := os.ReadFile(dir + strings.Replace(tile.Path(), "tile/8/", "/tile/", 1))
	check(err, tile.Path())
	if len(hashes) != tile.W*tlog.HashSize {
		check(errors.New("not of its length"), tile.Path())
	}
	return hashes
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
	for _, tile := range tilesOf(tree.N, 0) {
		want := readTile(dir, tile)
		rest, err := os.ReadFile(dir + strings.Replace(tile.Path(), "tile/8/0/", "/tile/entries/", 1))
		check(err, "entry ", n)
		for ; len(want) > 0; n++ {
			if len(rest) < 2 || len(rest)-2 < int(binary.BigEndian.Uint16(rest)) {
				check(errors.New("cut off"), "entry ", n)
			}
			length := 2 + int(binary.BigEndian.Uint16(rest))
			added, err := tlog.StoredHashes(n, rest[2:length], &hashes) // its own, then those of the subtrees it completes
			check(err, "entry ", n)
			if !bytes.Equal(added[0][:], want[:tlog.HashSize]) {
				check(errors.New("not what its tile says"), "entry ", n)
			}
			hashes, rest, want = append(hashes, added...), rest[length:], want[tlog.HashSize:]
		}
		if len(rest) > 0 {
			check(errors.New("more follows in its bundle"), "entry ", n-1)
		}
	}
	for level := 1; tree.N>>(8*level) > 0; level++ {
		for _, tile := range tilesOf(tree.N, level) {
			for i, want := int64(0), readTile(dir, tile); len(want) > 0; i, want = i+1, want[tlog.HashSize:] {
				hash := hashes[tlog.StoredHashIndex(8*level, tile.N*256+i)]
				if !bytes.Equal(hash[:], want[:tlog.HashSize]) {
					check(fmt.Errorf("not what hash %d of %s says", i, tile.Path()), "entries from ", (tile.N*256+i)<<(8*level))
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
