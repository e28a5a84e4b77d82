import ipaddr from 'ipaddr.js';

/**
 * Whose network an address belongs to, for counting what comes from it: an IPv4 address is one customer, and
 * so are all 2^64 addresses of an IPv6 /64. IPv4 written as IPv6 is IPv4. What is no address stands for itself.
 */
export function networkOf(address: string): string {
	const [bare = ''] = address.split('%');
	if (!ipaddr.isValid(bare)) return address;
	const parsed = ipaddr.process(bare);
	if (parsed.kind() === 'ipv4') return parsed.toString();
	const network = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`);
	return `${network.toString()}/64`;
}
