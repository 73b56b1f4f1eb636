// Writes docs/law-examples.md to the standard output: worked examples of proceedings, as the service answers them.
import { makeLawExamples } from '../docs/law-examples.ts';

process.stdout.write(makeLawExamples());
