// What htmx must not do quietly: put a sign-in page or an error into a part of the page.
// In both cases the browser goes to the address itself, and the person sees what is the matter.
"use strict";

(() => {
  const asked = (event) => event.detail.pathInfo.finalRequestPath ?? event.detail.pathInfo.requestPath;

  const elsewhere = (event) => {
    const answered = new URL(event.detail.xhr.responseURL || location.href);
    return answered.pathname !== new URL(asked(event), location.href).pathname;
  };

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.isError || !elsewhere(event)) return;
    event.preventDefault();
    location.assign(asked(event));
  });

  document.addEventListener("htmx:responseError", (event) => location.assign(asked(event)));
})();
