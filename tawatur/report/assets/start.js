// Views, addresses and keys; the last file, which starts the others.
const VIEWS = findAll("nav a").map((link) => link.hash.slice(1));

function showView(view) {
  document.body.dataset.view = view;
  for (const link of findAll("nav a")) {
    if (link.hash === `#${view}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function leaveArticle() {
  closeArticle();
  replaceHash(`#${document.body.dataset.view}`);
}

/** Do what the address says: a view, or an article with or without a stretch of it. */
function followAddress() {
  const [, key, start, end] = ADDRESS.exec(location.hash) ?? [];
  const view = location.hash.slice(1);
  find("#missing").hidden = !key || articleOf.has(key);
  if (articleOf.has(key)) {
    openArticle(articleOf.get(key), start === undefined ? null : Number(start), end === undefined ? null : Number(end));
  } else if (view.startsWith("point-")) {
    closeArticle();
    showView("points");
    document.getElementById(view)?.scrollIntoView();
  } else if (VIEWS.includes(view)) {
    closeArticle();
    showView(view);
  } else if (!view) {
    closeArticle();
  }
}

function openByClick(event) {
  const row = event.target.closest(".st");
  const link = event.target.closest("a[href^='#']");
  if (link) chosenUse = link.dataset.u === undefined ? null : Number(link.dataset.u);
  if (link) reading.opener = link; // following an address takes the focus away before the article opens
  if (link && link.hash === location.hash) followAddress();
  if (!row || event.target.closest("a, button") || String(getSelection())) return;
  const chosen = find(".outlet a", row);
  chosen.focus({ preventScroll: true });
  chosen.click();
}

// On a phone the guide would fill the first screen. On paper everything that folds stands open.
if (matchMedia("(max-width: 40rem)").matches) find("#guide").open = false;
addEventListener("beforeprint", () => findAll("details").forEach((fold) => (fold.open = true)));

startStatements();
startTables();
if (find("#incidents")) startActs();
startPanel();
showView(document.body.dataset.view);
find(".work").addEventListener("click", openByClick);
find("#language").addEventListener("click", () => setLanguage(root.lang === "ar" ? "en" : "ar"));
find("#theme").addEventListener("click", switchTheme);
addEventListener("hashchange", followAddress);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && reading.article) leaveArticle();
});
followAddress();
