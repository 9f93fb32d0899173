"use strict";
// On a page that tthc serves: asks for a newer one now and then, and keeps open what was open.
(() => {
  const EVERY = 2000;
  const KEY = "tthc-open";
  const notice = document.getElementById("notice");
  const said = notice.textContent;
  const open = () => [...document.querySelectorAll("details[id][open]")].map((row) => row.id);

  for (const id of JSON.parse(sessionStorage.getItem(KEY) ?? "[]")) {
    const row = document.getElementById(id);
    if (row) row.open = true;
  }
  sessionStorage.removeItem(KEY);

  const ask = async () => {
    try {
      const answer = await fetch("/version", { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== document.documentElement.dataset.version) {
        sessionStorage.setItem(KEY, JSON.stringify(open()));
        location.reload();
        return;
      }
      if (notice.dataset.lost) {
        delete notice.dataset.lost;
        notice.textContent = said;
      }
    } catch {
      if (!notice.dataset.lost) {
        notice.dataset.lost = "yes";
        notice.textContent = "tthc đã dừng, nên trang này không còn tự cập nhật.";
      }
    }
    setTimeout(ask, EVERY);
  };
  setTimeout(ask, EVERY);
})();
