"use strict";
const log = document.getElementById("log");
const events = new EventSource("events");
for (const name of ["hello", "wire", "state", "subscriptions", "message", "counters", "note"]) {
  events.addEventListener(name, (event) => log.append(name + " " + event.data + "\n"));
}
