// The buttons that copy code. In: a button after a `pre`, in one parent. Out: its text in the clipboard, or selected where
// that is not allowed; the button says which.

for (const button of document.querySelectorAll(".site-copy")) {
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  button.after(told);
  const code = button.closest(":has(> pre)").querySelector("pre code");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      told.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(code);
      told.textContent = "Selected: copy it with the keyboard.";
    }
  });
  new MutationObserver(() => told.replaceChildren()).observe(code, { childList: true });
}
