import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { ROOT, Stop, run, runQuietly } from './run.js';

/** The first version that runs TypeScript files as they are. */
const OLDEST = [22, 18];
// Beside node_modules, which `npm ci` empties.
const NODE_FOLDER = join(ROOT, '.node');
const NODE_PACKAGE = { private: true, dependencies: { node: '^24.0.0' }, allowScripts: { node: true } };
const NODE = join(
	NODE_FOLDER,
	'node_modules',
	'node',
	'bin',
	process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * Sees to it that there is a Node which runs Kintsugi, and the packages it needs.
 * @returns {Promise<Ready>}
 * @typedef {{ node: string, env: NodeJS.ProcessEnv }} Ready the Node to use, and the environment
 * in which that Node and the commands of the packages come first
 */
export async function ready() {
	const node = isRecent(process.versions.node) ? process.execPath : await broughtNode();
	const env = { ...process.env };
	const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
	const folders = [dirname(node), join(ROOT, 'node_modules', '.bin'), env[name] ?? ''];
	env[name] = folders.join(delimiter);
	if (!isInstalled()) await install(node, env);
	return { node, env };
}

/**
 * Runs a file with the Node that runs Kintsugi.
 * @param {Ready} ready
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function runNode({ node, env }, args, options = {}) {
	// Node 22 says of every TypeScript file that running it is new.
	return run(node, ['--disable-warning=ExperimentalWarning', ...args], { env, ...options });
}

/**
 * Runs a command that one of the packages brings.
 * @param {Ready} ready
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function runPackage({ env }, command, args, options = {}) {
	return run(command, args, { env, shell: process.platform === 'win32', ...options });
}

/** @param {string} version */
export function isRecent(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
	return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

async function broughtNode() {
	if (runs(NODE)) return NODE;
	mkdirSync(NODE_FOLDER, { recursive: true });
	writeFileSync(join(NODE_FOLDER, 'package.json'), JSON.stringify(NODE_PACKAGE, null, '\t'));
	const title = `Bringing Node 24 into this folder, since this is Node ${process.versions.node}`;
	// Its install script puts the program in place, whatever the person's settings say of such scripts.
	const args = ['install', '--prefix', NODE_FOLDER, '--no-package-lock', '--ignore-scripts=false'];
	const worked = await npm(title, process.execPath, args, process.env);
	if (worked && runs(NODE)) return NODE;
	throw new Stop('Kintsugi needs Node 22.18 or newer: get one at https://nodejs.org and start again.');
}

/** @param {string} program */
function runs(program) {
	try {
		return isRecent(execFileSync(program, ['--version'], { encoding: 'utf8' }).trim().replace('v', ''));
	} catch {
		return false;
	}
}

/** Whether node_modules holds what package-lock.json names; npm itself keeps the list of what it installed. */
function isInstalled() {
	const have = join(ROOT, 'node_modules', '.package-lock.json');
	if (!existsSync(have)) return false;
	const installed = packages(have);
	return Object.entries(packages(join(ROOT, 'package-lock.json'))).every(([path, wanted]) => {
		if (path === '') return true;
		const found = installed[path];
		// An optional one may be for another kind of machine.
		return found ? found.version === wanted.version : Boolean(wanted.optional ?? wanted.devOptional);
	});
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packages(lockFile) {
	return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/** @param {string} node @param {NodeJS.ProcessEnv} env */
async function install(node, env) {
	// What builds Kintsugi is among the development packages, also where NODE_ENV is production.
	const worked = await npm('Installing the packages of Kintsugi', node, ['ci', '--include=dev'], env);
	if (!worked) {
		throw new Stop('The packages could not be installed; npm says why above. Nothing else was changed.');
	}
}

/**
 * @param {string} title
 * @param {string} node the Node that npm itself runs on
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function npm(title, node, args, env) {
	const quiet = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
	const self = process.env.npm_execpath;
	if (self && basename(self) === 'npm-cli.js') return runQuietly(title, node, [self, ...quiet], { env });
	return runQuietly(title, 'npm', quiet, { env, shell: process.platform === 'win32' });
}
