package main

import "fmt"

func main() {
	fmt.Println("server 0.3.0")
}
