/* Comfort only: "insert" puts a figure's sign where one was writing last. Without script the sign is copied by hand. */

(function () {
  "use strict";

  var last = null;
  document.addEventListener("focusin", function (event) {
    if (event.target.matches("textarea")) { last = event.target; }
  });
  document.querySelectorAll("[data-insert]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      if (!last) { last = document.querySelector("textarea[name^=text_]"); }
      last.setRangeText(button.dataset.insert, last.selectionStart, last.selectionEnd, "end");
      last.focus();
      last.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });
})();
