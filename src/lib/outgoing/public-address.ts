import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Global unicast is 2000::/3; everything else in IPv6 is for something else, or for nobody yet. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the public internet: not of this machine, not of a network of one's own, not of
 * a cloud's inside, no multicast, nothing reserved. An IPv6 address that carries an IPv4 one (mapped,
 * compatible, NAT64, 6to4, Teredo) is none either, whatever it carries.
 */
export function isPublic(address: string): boolean {
	// The library reads spellings, such as 1.1 or 01.1.1.1, and zone ids, which the system writes nowhere.
	if (isIP(address) === 0 || address.includes('%')) return false;
	const parsed = ipaddr.process(address);
	if (parsed.range() !== 'unicast') return false;
	return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST);
}
