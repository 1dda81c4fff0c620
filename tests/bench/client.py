"""A small HTTP client: one connection that is kept alive, answers as they came over the wire."""
import dataclasses
import socket


@dataclasses.dataclass
class Answer:
	raw: bytes
	status: int
	headers: dict
	body: bytes


class Connection:
	def __init__(self, host, port):
		self.host = f'{host}:{port}'
		self.socket = socket.create_connection((host, port), 60)
		self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

	def ask(self, target, *headers):
		lines = [f'GET {target} HTTP/1.1', f'Host: {self.host}', *headers, '', '']
		self.socket.sendall('\r\n'.join(lines).encode())
		raw = self.receive(b'')
		while b'\r\n\r\n' not in raw:
			raw = self.receive(raw)
		head = raw[:raw.index(b'\r\n\r\n')].decode('latin-1').split('\r\n')
		status = int(head[0].split()[1])
		fields = {name.lower(): value for name, value in (line.split(': ', 1) for line in head[1:])}
		start = raw.index(b'\r\n\r\n') + 4
		length = 0 if status == 304 else int(fields['content-length'])
		while len(raw) < start + length:
			raw = self.receive(raw)
		return Answer(raw, status, fields, raw[start:])

	def receive(self, raw):
		more = self.socket.recv(1 << 18)
		if not more:
			raise SystemExit(f'{self.host} closed the connection')
		return raw + more

	def close(self):
		self.socket.close()

	def __enter__(self):
		return self

	def __exit__(self, *_):
		self.close()
