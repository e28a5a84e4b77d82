import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { Stop, runQuietly } from './run.js';

const COMMANDS = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'chrome',
	'msedge',
];
const ELSEWHERE = [
	'/snap/bin/chromium',
	'/opt/google/chrome/chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const MINUTE = 60_000;

/**
 * A browser for the journeys: the one that KINTSUGI_BROWSER names, else Playwright's own, else the system's.
 * @returns {Promise<string | null>} its path
 */
export async function findBrowser() {
	const named = process.env.KINTSUGI_BROWSER;
	if (named) return runs(named) ? named : null;
	const { chromium } = await import('@playwright/test');
	const folders = (process.env.PATH ?? '').split(delimiter);
	const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
	return [chromium.executablePath(), ...onPath, ...ELSEWHERE].find(runs) ?? null;
}

/**
 * As `findBrowser`; where there is none, installs one.
 * @param {import('./ready.js').Ready} ready
 * @returns {Promise<string>} its path
 */
export async function browser({ env }) {
	const found = await findBrowser();
	if (found) return found;
	const { KINTSUGI_BROWSER } = process.env;
	if (KINTSUGI_BROWSER)
		throw new Stop(`KINTSUGI_BROWSER is ${KINTSUGI_BROWSER}, and no browser starts there.`);
	for (const install of [download, installPackage]) {
		await install(env);
		// One that came without the libraries it needs does not run, and so is not found.
		const installed = await findBrowser();
		if (installed) return installed;
	}
	throw new Stop(
		'The journeys need a browser: install Chromium or Chrome, or say where one is with KINTSUGI_BROWSER.',
	);
}

/** @param {NodeJS.ProcessEnv} env */
function download(env) {
	const options = { env, timeout: 4 * MINUTE, shell: process.platform === 'win32' };
	return runQuietly('Downloading a browser for the journeys', 'playwright', ['install', 'chromium'], options);
}

/** @param {NodeJS.ProcessEnv} env */
async function installPackage(env) {
	if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return;
	const command = 'apt-get update && apt-get install --yes --no-install-recommends chromium';
	const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 10 * MINUTE };
	await runQuietly("Installing the system's Chromium for the journeys", 'sh', ['-c', command], options);
}

/** Whether it is a browser that works here; some systems have a stand-in that says how to install one. @param {string} path */
function runs(path) {
	if (!isExecutable(path)) return false;
	try {
		return /\d+\.\d+/.test(
			execFileSync(path, ['--version'], {
				encoding: 'utf8',
				stdio: ['ignore', 'pipe', 'ignore'],
				timeout: 20_000,
			}),
		);
	} catch {
		return false;
	}
}

/** @param {string} path */
function isExecutable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
