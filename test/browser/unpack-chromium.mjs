// Unpacks the Chromium of @sparticuz/chromium into the folder that TMPDIR names. A program of its own, because the package reads
// TMPDIR and AWS_LAMBDA_JS_RUNTIME (without which it leaves out the libraries that a bare machine lacks) while it is loaded.
import { default as chromium } from '@sparticuz/chromium';

await chromium.executablePath();
