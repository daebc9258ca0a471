/* Comfort only: every page works without this file. No inline code, no eval (Content-Security-Policy 'self'). */

(function () {
  "use strict";

  /* After a swap, the focus goes to the heading of what was swapped in, so that it is read aloud. */
  document.addEventListener("htmx:afterSettle", function (event) {
    var asked = event.detail.requestConfig && event.detail.requestConfig.elt;
    var swapped = event.detail.elt;
    if (asked && asked.closest("[data-keep-focus]")) { return; }
    var heading = swapped.querySelector("h1, h2, h3");
    if (heading) {
      heading.setAttribute("tabindex", "-1");
      heading.focus({ preventScroll: true });
    }
  });

  /* A roster that is swapped in keeps the ticks on the page: they are newer than the request that it answers. */
  document.addEventListener("htmx:oobBeforeSwap", function (event) {
    event.detail.fragment.querySelectorAll("[data-roster] input[type=checkbox]").forEach(function (box) {
      var same = event.detail.target.querySelector('[data-roster] input[value="' + CSS.escape(box.value) + '"]');
      if (same) { box.checked = same.checked; }
    });
  });

  /* What renews itself and comes back as it was is left alone: no click meets a button that is just being replaced. */
  var last = new Map();
  document.addEventListener("htmx:beforeSwap", function (event) {
    var asked = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (!asked || !(asked.getAttribute("hx-trigger") || "").startsWith("every")) { return; }
    var path = event.detail.requestConfig.path;
    if (last.get(path) === event.detail.serverResponse) { event.detail.shouldSwap = false; }
    last.set(path, event.detail.serverResponse);
  });

  /* A refused or failed swap says so instead of doing nothing. */
  document.addEventListener("htmx:responseError", function (event) {
    if (event.detail.xhr.status === 403 || event.detail.xhr.status >= 500) { window.location.reload(); }
  });

  /* Forms with data-guard: leaving with unsaved changes asks first. */
  var changed = false;
  document.addEventListener("input", function (event) {
    if (event.target.closest("form[data-guard]")) { changed = true; }
  });
  document.addEventListener("submit", function () { changed = false; });
  window.addEventListener("beforeunload", function (event) {
    if (changed) { event.preventDefault(); event.returnValue = ""; }
  });

  /* Rosters: [data-roster] counts its ticks into [data-roster-absent] and [data-roster-present] of the same form. */
  function count(roster) {
    var boxes = roster.querySelectorAll("input[type=checkbox]");
    var absent = roster.querySelectorAll("input[type=checkbox]:checked").length;
    var form = roster.closest("form") || document;
    form.querySelectorAll("[data-roster-absent]").forEach(function (out) { out.textContent = absent; });
    form.querySelectorAll("[data-roster-present]").forEach(function (out) { out.textContent = boxes.length - absent; });
  }
  document.addEventListener("change", function (event) {
    var roster = event.target.closest("[data-roster]");
    if (roster) { count(roster); }
  });

  /* Slips: [data-picks] marks those that are ticked and says how many in [data-picked]. */
  function picks(form) {
    var boxes = form.querySelectorAll("input[type=checkbox]");
    var chosen = 0;
    boxes.forEach(function (box) {
      var slip = box.closest(".slip");
      if (slip) { slip.classList.toggle("is-picked", box.checked); }
      if (box.checked) { chosen += 1; }
    });
    form.querySelectorAll("[data-picked]").forEach(function (out) {
      out.hidden = chosen === 0;
      out.textContent = out.dataset.picked.replace("0", chosen);
    });
  }
  document.addEventListener("change", function (event) {
    var form = event.target.closest("[data-picks]");
    if (form) { picks(form); }
  });

  /* The person's menu closes on Escape and on a click elsewhere. */
  function closeMenus(except) {
    document.querySelectorAll("details.person[open]").forEach(function (menu) {
      if (menu !== except) { menu.removeAttribute("open"); }
    });
  }
  document.addEventListener("click", function (event) { closeMenus(event.target.closest("details.person")); });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { closeMenus(null); } });

  /* Buttons with data-print print the page; shown only where script runs. */
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
