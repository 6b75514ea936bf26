// What the tests are compared with: the first thing to ask for when Node cannot run a script here.
import { version } from 'graphql';

console.log(`graphql ${version}`);
