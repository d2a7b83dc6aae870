// Pages that a scanner types into: every scan is sent at once and in order, the cursor stays, and a
// tone says yes or no. `data-together` on the form sends what has queued up in one go.
// A PIN may be typed before its box is there: the line hides it, sends nothing, and hands it on.
"use strict";

(() => {
  const form = document.querySelector("[data-scanning]");
  if (!form) return;
  const scan = form.elements.scan;
  const notes = { yes: [[880, 0.09]], heed: [[440, 0.12], [440, 0.12]], no: [[196, 0.18], [147, 0.36]], done: [[660, 0.1], [990, 0.2]] };
  // Milliseconds until the tone for "no" has been heard.
  const HEARD = 600;
  const queue = [];
  let busy = false;
  let audio;

  const sound = (tone) => {
    if (!notes[tone]) return;
    audio ??= new AudioContext();
    let at = audio.currentTime;
    for (const [frequency, length] of notes[tone]) {
      const source = new OscillatorNode(audio, { type: tone === "no" ? "square" : "sine", frequency });
      source.connect(new GainNode(audio, { gain: 0.2 })).connect(audio.destination);
      source.start(at);
      source.stop((at += length));
    }
  };

  const isHidden = () => scan.type === "password";

  const hide = (hidden) => {
    scan.type = hidden ? "password" : "text";
    scan.readOnly = false;
  };

  const handOn = (pin) => {
    if (pin) pin.value = scan.value;
    scan.value = "";
    hide(false);
  };

  const show = (fresh) => {
    const pin = fresh.querySelector("[data-next]");
    form.querySelector("[data-part]").replaceWith(fresh);
    sound(fresh.dataset.tone);
    if (isHidden() && !queue.length) handOn(pin);
    (pin ?? scan).focus();
  };

  // What waits in the queue goes with a page that is no longer shown, so nobody may rely on it.
  const startAnew = () => {
    queue.length = 0;
    scan.disabled = true;
    sound("no");
    setTimeout(() => location.reload(), HEARD);
  };

  const send = async ({ texts, pressed }) => {
    const body = new FormData(form);
    body.delete("scan");
    if (pressed) body.append(...pressed);
    texts.forEach((text) => body.append("scan", text));
    const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
    const answer = await fetch(location.pathname, { method: "POST", body, headers });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-part]");
    // A locked session or a fault is shown by the page itself.
    return fresh ? show(fresh) : startAnew();
  };

  const next = () => {
    const first = queue.shift();
    while ("together" in form.dataset && first.texts.length && queue[0]?.texts.length) {
      first.texts.push(...queue.shift().texts);
    }
    return first;
  };

  const work = async () => {
    if (busy) return;
    busy = true;
    try {
      while (queue.length) await send(next());
    } catch {
      startAnew();
    } finally {
      busy = false;
    }
  };

  const take = (button) => {
    const text = button?.value === "sign" ? scan.value.trim() : "";
    if (text) scan.value = "";
    // What was pressed is gone from the page by the time an answer before it is shown.
    queue.push({ texts: text ? [text] : [], pressed: button?.name && [button.name, button.value] });
    work();
  };

  const asksToSign = (button) => {
    const isAtTheLine = document.activeElement === scan && !scan.value.trim();
    return button?.value === "sign" && isAtTheLine && (busy || "copy" in form.elements) && !("together" in form.dataset);
  };

  const afterThis = (button) => {
    const pins = [...form.querySelectorAll("[data-pin]")];
    const isNext = !busy && asksToSign(button);
    return pins[isNext ? 0 : pins.indexOf(document.activeElement) + 1 || pins.length];
  };

  const enter = (button) => {
    if (asksToSign(button)) hide(true);
    take(button);
  };

  const moveTo = (pin) => {
    if (document.activeElement === scan) sound("yes");
    pin.focus();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isHidden()) {
      scan.readOnly = true;
      return;
    }
    const pin = afterThis(event.submitter);
    pin ? moveTo(pin) : enter(event.submitter);
  });

  form.addEventListener("change", ({ target }) => {
    if (target.matches("select")) take();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const at = document.activeElement;
    const leavesPin = event.key === "Escape" && at.matches("[data-pin]");
    const isLost = at === document.body && event.key.length === 1;
    if (!leavesPin && !isLost) return;
    event.stopImmediatePropagation();
    scan.focus();
  }, true);
})();
