//! The port: taken, listened on, given up.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

/// More connections than this wait their turn.
const MOST_CONNECTIONS: usize = 900;
/// Who for this long neither says what is wanted nor takes what was asked for is waited for no
/// longer: the place is needed for others.
const PATIENCE: Duration = Duration::from_secs(20);

/// An address that cannot be listened on.
#[derive(Debug)]
pub(crate) struct Taken {
    message: String,
    pub(crate) help: Option<String>,
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Taken {
    /// What the system did not let us do.
    pub(super) fn system(error: &io::Error) -> Taken {
        Taken { message: format!("the preview cannot be started: {error}"), help: None }
    }

    fn new(host: &str, port: u16, error: &io::Error) -> Taken {
        let (message, help) = match error.kind() {
            io::ErrorKind::AddrInUse => {
                let other = if port < u16::MAX { port + 1 } else { 4321 };
                (
                    format!("port {port} is taken, perhaps by another preview"),
                    Some(format!("stop that one, or name another port: `--port {other}`")),
                )
            }
            io::ErrorKind::PermissionDenied => (
                format!("port {port} is not open to everyone on this machine"),
                Some("name one above 1023, such as `--port 4321`".to_owned()),
            ),
            io::ErrorKind::AddrNotAvailable => (
                format!("`{host}` is not an address of this machine"),
                Some("leave `--host` out for a preview that only this machine sees".to_owned()),
            ),
            _ => (
                format!("cannot listen on `{host}`, port {port}: {error}"),
                Some("leave `--host` out for a preview that only this machine sees".to_owned()),
            ),
        };
        Taken { message, help }
    }
}

/// An address that is listened on.
#[derive(Debug)]
pub(super) struct Listening {
    listener: TcpListener,
    address: SocketAddr,
}

impl Listening {
    pub(super) async fn at(host: &str, port: u16) -> Result<Listening, Taken> {
        let told = |error: io::Error| Taken::new(host, port, &error);
        // An address of version 6 may stand in brackets, as it does in a browser.
        let name = host.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(host);
        let addresses: Vec<SocketAddr> = (name, port).to_socket_addrs().map_err(told)?.collect();
        let listener = TcpListener::bind(&*addresses).await.map_err(told)?;
        let address = listener.local_addr().map_err(told)?;
        Ok(Listening { listener, address })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// What to open in a browser.
    pub(super) fn url(&self, host: &str) -> String {
        let port = self.address.port();
        match self.address.ip() {
            ip if ip.is_unspecified() => format!("http://localhost:{port}/"),
            IpAddr::V6(ip) if host.parse::<IpAddr>().is_ok() || host.starts_with('[') => {
                format!("http://[{ip}]:{port}/")
            }
            _ => format!("http://{host}:{port}/"),
        }
    }

    /// Answers, one small task a connection, so that nobody waits for another.
    pub(super) async fn serve(self, router: Router) {
        let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
        loop {
            let Ok(place) = Arc::clone(&room).acquire_owned().await else { return };
            let Ok((stream, _)) = self.listener.accept().await else {
                // Out of file handles, most likely; some are given back soon.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            let router = router.clone();
            tokio::spawn(async move {
                converse(stream, router).await;
                drop(place);
            });
        }
    }
}

/// Answers over one connection until it ends.
async fn converse(stream: impl AsyncRead + AsyncWrite + Send + 'static, router: Router) {
    let mut stream = TimeoutStream::new(stream);
    // Reading has no limit of its own: who waits for news of the next edition says nothing for hours.
    stream.set_write_timeout(Some(PATIENCE));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    let service = TowerToHyperService::new(router);
    // A connection that breaks is its client's affair.
    let _ = http.serve_connection(TokioIo::new(Box::pin(stream)), service).await;
}

/// Waits for Ctrl-C, or for a service's order to end.
pub(super) async fn asked_to_stop() {
    let interrupted = async {
        // Where the signal cannot be waited for, it ends the program by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::routing::get;
    use futures_util::stream;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
    use tokio::time::{Instant, sleep, timeout};

    use super::*;

    const PAGE: usize = 1 << 16;

    /// A client that has asked for something, and the answering. The clock is that of the test: it
    /// goes on as soon as nobody has anything else to do.
    async fn asked(path: &str) -> (DuplexStream, impl Future<Output = ()> + Send + 'static) {
        let news = async || Body::from_stream(stream::pending::<io::Result<Vec<u8>>>());
        let router =
            Router::new().route("/page", get(async || "x".repeat(PAGE))).route("/news", get(news));
        let (mut client, server) = tokio::io::duplex(1024);
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        client.write_all(request.as_bytes()).await.expect("there is room");
        (client, converse(server, router))
    }

    #[tokio::test(start_paused = true)]
    async fn who_takes_nothing_gives_up_the_place() {
        let (_client, answering) = asked("/page").await;
        assert!(timeout(PATIENCE * 2, answering).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn who_takes_it_slowly_gets_it_all() {
        let (mut client, answering) = asked("/page").await;
        let answering = tokio::spawn(answering);
        let began = Instant::now();
        let mut some = [0; 512];
        let mut taken = 0;
        while taken < PAGE {
            let more = client.read(&mut some).await.expect("the connection stands");
            assert_ne!(more, 0, "cut off after {taken} bytes");
            taken += more;
            sleep(PATIENCE / 2).await;
        }
        assert!(began.elapsed() > PATIENCE * 50);
        answering.abort();
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_for_news_may_wait() {
        let (_client, answering) = asked("/news").await;
        assert!(timeout(PATIENCE * 100, answering).await.is_err());
    }
}
