// Marking stretches of an article, counted in code points of its text as the ledger counts them.

/** Offset in UTF-16 units after `count` code points. */
function unitsAfter(text, count) {
  let at = 0;
  while (count > 0 && at < text.length) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
    count -= 1;
  }
  return at;
}

function countPoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Put the stretch into <mark> elements, one for each run of text that it meets; marks may stand within marks. */
function markStretch(text, start, end, sort) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  let at = 0;
  for (const node of nodes) {
    const count = countPoints(node.data);
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, count);
    at += count;
    if (from >= to) continue;
    const inner = from ? node.splitText(unitsAfter(node.data, from)) : node;
    const length = unitsAfter(inner.data, to - from);
    if (length < inner.data.length) inner.splitText(length);
    const mark = document.createElement("mark");
    mark.className = sort;
    inner.replaceWith(mark);
    mark.append(inner);
  }
}

/** The text as it was before anything was marked. */
function clearMarks(text) {
  for (const mark of findAll("mark", text)) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}
