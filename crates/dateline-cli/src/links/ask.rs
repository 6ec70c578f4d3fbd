//! One address asked: does it still lead where it led?
//!
//! `HEAD` first, which costs the other side next to nothing; `GET` where that gave anything but a
//! yes, since many servers answer `HEAD` as they please. Nothing of a page is read.

use std::time::Duration;

use ureq::Agent;
use ureq::http::header::LOCATION;
use url::Url;

/// More hops than this are a circle.
const MOST_HOPS: usize = 8;

/// What became of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It leads where it led.
    Fine,
    /// It has another address for good.
    Moved(String),
    /// It leads to the front page of a site: what it named is not there any more.
    FrontPage(String),
    /// The server says that it is not there.
    Gone(u16),
    /// Nobody answered, or with a mistake of their own.
    Silent(String),
    /// It may be there, but not for a program.
    Closed(u16),
}

/// What asks.
pub(super) struct Asker {
    agent: Agent,
}

/// An answer as far as it matters.
struct Reply {
    status: u16,
    location: Option<String>,
}

impl Asker {
    pub(super) fn new() -> Asker {
        let agent = Agent::config_builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!(
                "dateline/",
                env!("CARGO_PKG_VERSION"),
                " (checks links of a timeline)"
            ))
            .timeout_global(Some(Duration::from_secs(20)))
            .timeout_connect(Some(Duration::from_secs(8)))
            .build()
            .into();
        Asker { agent }
    }

    pub(super) fn ask(&self, url: &Url) -> Outcome {
        let mut here = url.clone();
        let mut for_good = true;
        for _ in 0..MOST_HOPS {
            let reply = match self.reply(&here) {
                Ok(reply) => reply,
                Err(reason) => return Outcome::Silent(reason),
            };
            match (reply.status, reply.location) {
                (200..=299, _) => return arrived(url, &here, for_good),
                (301 | 302 | 303 | 307 | 308, Some(location)) => {
                    let Ok(mut next) = here.join(&location) else {
                        return Outcome::Silent(format!("it leads to `{location}`"));
                    };
                    if !matches!(next.scheme(), "http" | "https") {
                        return Outcome::Silent(format!("it leads to `{location}`"));
                    }
                    for_good &= matches!(reply.status, 301 | 308);
                    next.set_fragment(None);
                    here = next;
                }
                (404 | 410, _) => return Outcome::Gone(reply.status),
                (500..=599, _) => {
                    return Outcome::Silent(format!("the server answers {}", reply.status));
                }
                (status, _) => return Outcome::Closed(status),
            }
        }
        Outcome::Silent("it leads in a circle".to_owned())
    }

    fn reply(&self, url: &Url) -> Result<Reply, String> {
        let told = |response: ureq::http::Response<ureq::Body>| Reply {
            status: response.status().as_u16(),
            location: response
                .headers()
                .get(LOCATION)
                .and_then(|value| std::str::from_utf8(value.as_bytes()).ok())
                .map(str::to_owned),
        };
        if let Ok(response) = self.agent.head(url.as_str()).call() {
            let reply = told(response);
            if matches!(reply.status, 200..=399) {
                return Ok(reply);
            }
        }
        self.agent.get(url.as_str()).call().map(told).map_err(|error| match error {
            ureq::Error::HostNotFound => "there is no such host".to_owned(),
            ureq::Error::Timeout(_) => "it takes too long".to_owned(),
            ureq::Error::Io(error) => error.to_string(),
            other => other.to_string(),
        })
    }
}

fn arrived(asked: &Url, here: &Url, for_good: bool) -> Outcome {
    let is_front = |url: &Url| url.path() == "/" && url.query().is_none();
    if here == asked {
        Outcome::Fine
    } else if is_front(here) && !is_front(asked) {
        Outcome::FrontPage(here.to_string())
    } else if for_good {
        Outcome::Moved(here.to_string())
    } else {
        Outcome::Fine
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_types, reason = "a server on loopback stands in for the network")]

    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;

    use super::*;

    /// Answers by the path: `/404` with that status, `/301/x` with a redirect to `/x`.
    fn server() -> Url {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let first = lines.next().unwrap().unwrap();
                let agent = lines.by_ref().map(Result::unwrap).take_while(|line| !line.is_empty());
                assert!(agent.into_iter().any(|line| line.to_lowercase().contains("dateline/")));
                let mut words = first.split(' ');
                let (method, path) = (words.next().unwrap(), words.next().unwrap());
                let mut parts = path.trim_start_matches('/').splitn(2, '/');
                let status: u16 = parts.next().unwrap().parse().unwrap_or(200);
                let status = if path == "/get" && method == "HEAD" { 405 } else { status };
                let to = parts.next().unwrap_or_default();
                let _ = write!(
                    stream,
                    "HTTP/1.1 {status} X\r\nLocation: /{to}\r\nContent-Length: 0\r\n\
                     Connection: close\r\n\r\n"
                );
            }
        });
        Url::parse(&format!("http://{address}/")).unwrap()
    }

    #[test]
    fn what_became_of_addresses() {
        let base = server();
        let at = |path: &str| base.join(path).unwrap();
        let asker = Asker::new();
        let table = [
            ("/200", Outcome::Fine),
            ("/get", Outcome::Fine),
            ("/404", Outcome::Gone(404)),
            ("/410", Outcome::Gone(410)),
            ("/403", Outcome::Closed(403)),
            ("/429", Outcome::Closed(429)),
            ("/500", Outcome::Silent("the server answers 500".to_owned())),
            ("/301/200", Outcome::Moved(at("/200").to_string())),
            ("/308/301/200", Outcome::Moved(at("/200").to_string())),
            ("/302/200", Outcome::Fine),
            ("/301/302/200", Outcome::Fine),
            ("/301/404", Outcome::Gone(404)),
            ("/301/", Outcome::FrontPage(at("/").to_string())),
        ];
        for (path, expected) in table {
            assert_eq!(asker.ask(&at(path)), expected, "{path}");
        }
        let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let gone = Url::parse(&format!("http://{nobody}/")).unwrap();
        assert!(matches!(asker.ask(&gone), Outcome::Silent(_)));
    }
}
