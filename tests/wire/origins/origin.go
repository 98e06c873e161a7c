// What app.py does, on Go's net/http: origin PORT [CERTIFICATE]
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func answer(response http.ResponseWriter, request *http.Request) {
	number := func(key string) int {
		given, _ := strconv.Atoi(request.URL.Query().Get(key))
		return given
	}
	pause := func() {
		milliseconds, _ := strconv.Atoi(request.Header.Get("X-Pause-Ms"))
		time.Sleep(time.Duration(milliseconds) * time.Millisecond)
	}
	kind, _, _ := strings.Cut(request.URL.Path[1:], "/")
	id := path.Base(request.URL.Path)
	call := request.Header.Get("X-Call")
	if call == "" {
		call = "-"
	}
	_, port, _ := net.SplitHostPort(request.RemoteAddr)
	response.Header().Set("X-Call", call)
	response.Header().Set("X-Port", port)
	response.Header().Set("Content-Type", "application/json")
	if kind == "early" {
		response.WriteHeader(413)
		io.WriteString(response, "too large")
		return
	}
	body, err := io.ReadAll(request.Body)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if request.Method == "POST" {
		if id == "devices" {
			var device struct{ Id string }
			json.Unmarshal(body, &device)
			id = device.Id
		}
		seen, _ := os.OpenFile(os.Getenv("SEEN"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		fmt.Fprintln(seen, id)
		seen.Close()
	}
	switch kind {
	case "status":
		response.WriteHeader(number("code"))
	case "chunks":
		response.Header().Set("Content-Type", "text/plain")
		for count := 0; count < number("count"); count++ {
			fmt.Fprintf(response, "%s %d %s\n", id, count, strings.Repeat("x", 100))
			response.(http.Flusher).Flush()
			pause()
		}
	default:
		pause()
		digest := sha256.Sum256(body)
		told, _ := json.Marshal(map[string]any{
			"id": id, "name": "Pump", "labels": []string{},
			"created_at": "2026-01-01T12:00:00Z", "updated_at": "2026-01-01T12:00:00Z",
			"bytes": len(body), "sha256": hex.EncodeToString(digest[:]),
		})
		response.Header().Set("Content-Length", strconv.Itoa(len(told)))
		if request.Method == "POST" {
			response.WriteHeader(201)
		}
		response.Write(told)
	}
}

func main() {
	server := &http.Server{
		Addr: "127.0.0.1:" + os.Args[1], Handler: http.HandlerFunc(answer), IdleTimeout: time.Second,
	}
	stopping, done := make(chan os.Signal, 1), make(chan bool)
	signal.Notify(stopping, syscall.SIGTERM)
	go func() {
		<-stopping
		server.Shutdown(context.Background())
		close(done)
	}()
	if len(os.Args) > 2 {
		server.ListenAndServeTLS(os.Args[2], os.Args[2])
	} else {
		server.ListenAndServe()
	}
	<-done
}
