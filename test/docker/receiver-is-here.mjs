// Gives the receiver the name that it has among the containers, for a Node that runs outside of them.
import dns from 'node:dns'

const { lookup } = dns
dns.lookup = (name, ...rest) => lookup(name === 'receiver' ? '127.0.0.1' : name, ...rest)
