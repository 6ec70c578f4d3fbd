//! Who may ask: the names by which a browser on this machine calls a preview.
//!
//! A page on the web can have its own name lead to 127.0.0.1 and then read whatever answers there
//! (DNS rebinding). It cannot choose the `Host` line, which says the name that it was loaded under.

use std::net::IpAddr;

/// The names that a preview answers to.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    /// The name or address that `--host` gave.
    named: String,
    /// Where it is, so that others than this machine can ask.
    address: IpAddr,
}

impl Hosts {
    pub(super) fn new(named: &str, address: IpAddr) -> Hosts {
        Hosts { named: named.to_ascii_lowercase(), address }
    }

    /// Whether a `Host` line, or the authority of an address, is one of ours.
    pub(super) fn allow(&self, line: &str) -> bool {
        let Some(name) = without_port(line) else { return false };
        let name = name.to_ascii_lowercase();
        if let Ok(address) = name.trim_matches(['[', ']']).parse::<IpAddr>() {
            // An address cannot be rebound. Which one of this machine's it is does not matter where
            // the preview was opened to others.
            return address.to_canonical().is_loopback() || !self.address.is_loopback();
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        let local = name == "localhost" || name.ends_with(".localhost");
        (local && name.chars().all(plain)) || name == self.named
    }
}

/// The name alone; none where it is not a name with perhaps a port.
fn without_port(line: &str) -> Option<&str> {
    let (name, rest) = match line.strip_prefix('[') {
        Some(inner) => line.split_at(inner.find(']')? + 2),
        None => line.split_at(line.find(':').unwrap_or(line.len())),
    };
    let port = rest.strip_prefix(':').unwrap_or(rest);
    let sound = (rest.is_empty() || !port.is_empty()) && port.bytes().all(|b| b.is_ascii_digit());
    (sound && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_local_names() {
        // line, whether a preview of this machine alone answers, whether one for the network does
        let table = [
            ("localhost:4321", true, true),
            ("localhost", true, true),
            ("LOCALHOST:4321", true, true),
            ("my-site.localhost:4321", true, true),
            ("127.0.0.1:4321", true, true),
            ("127.0.0.2", true, true),
            ("[::1]:4321", true, true),
            ("[::ffff:127.0.0.1]:4321", true, true),
            ("192.168.1.7:4321", false, true),
            ("desk.example:4321", false, true),
            ("evil.example", false, false),
            ("evil.example:4321", false, false),
            ("localhost.evil.example:4321", false, false),
            ("evil.example#localhost:4321", false, false),
            ("evil.example#.localhost", false, false),
            ("user@localhost:4321", false, false),
            ("localhost:4321:1", false, false),
            ("localhost:", false, false),
            ("localhost:x", false, false),
            ("[::1", false, false),
            ("[::1]x", false, false),
            ("", false, false),
            (":4321", false, false),
        ];
        let alone = Hosts::new("127.0.0.1", IpAddr::from([127, 0, 0, 1]));
        let open = Hosts::new("Desk.example", IpAddr::from([0, 0, 0, 0]));
        for (line, to_this_machine, to_the_network) in table {
            assert_eq!(alone.allow(line), to_this_machine, "{line}");
            assert_eq!(open.allow(line), to_the_network, "{line}");
        }
    }
}
