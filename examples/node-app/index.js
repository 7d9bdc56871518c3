#!/usr/bin/env node
const kleur = require("kleur");

console.log(kleur.green("hello"));
