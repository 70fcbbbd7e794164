import "apostil";
