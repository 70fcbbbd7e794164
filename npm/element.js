// What `import "apostil"` is where there is no page, such as on a server that renders one: nothing is defined there.
