// In: an element. Out: whether it has the stylesheet, whose last rule is a mark.

export const isStyled = (host) => getComputedStyle(host).getPropertyValue("--apostil").trim() === "1";
