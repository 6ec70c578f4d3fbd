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
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// More connections than this wait their turn.
const MOST_CONNECTIONS: usize = 900;
/// Who has not said within this time what is wanted is not listened to any longer.
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
            let service = TowerToHyperService::new(router.clone());
            tokio::spawn(async move {
                let mut http = http1::Builder::new();
                http.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
                // A connection that breaks is its client's affair.
                let _ = http.serve_connection(TokioIo::new(stream), service).await;
                drop(place);
            });
        }
    }
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
