import apostil from "./apostil.js";

export default apostil({
  title: "A blog in VitePress",
});
