/** Long messages stand on several lines in the source. */

/** The same texts, each on one line: a line break with the spaces around it becomes one space. */
export function oneLine<const Tree extends object>(tree: Tree): Tree {
  const entries = Object.entries(tree).map(([key, branch]) => [
    key,
    typeof branch === 'string' ? branch.replace(/\s*\n\s*/g, ' ') : oneLine(branch),
  ]);
  return Object.fromEntries(entries) as Tree;
}
