// node launch.js NAME [FOLDER]: starts one engine on a free port of loopback, prints where it listens, ends with its standard input.
'use strict';

const { spawn } = require('node:child_process');
const net = require('node:net');
const path = require('node:path');

const engines = {
  async dynalite() {
    const server = require('dynalite')({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    goOn(server);
    return server.address().port;
  },

  async s3rver(directory) {
    const S3rver = require('s3rver');
    const s3rver = new S3rver({ address: '127.0.0.1', port: 0, directory, silent: true, vhostBuckets: false });
    const { port } = await s3rver.run();
    goOn(s3rver.httpServer);
    return port;
  },

  async 'dynamodb-local'(directory) {
    const port = await freePort();
    const java = spawn('java', [
      `-Djava.library.path=${path.join(directory, 'DynamoDBLocal_lib')}`, '-jar', path.join(directory, 'DynamoDBLocal.jar'),
      '-inMemory', '-port', `${port}`], { stdio: 'ignore' });
    java.on('exit', code => process.exit(code ?? 1));
    process.on('exit', () => java.kill('SIGKILL'));
    await listening(port);
    return port;
  },
};

// Some bad requests throw where nothing catches: their connection ends, and the next request is served.
function goOn(server) {
  process.on('uncaughtException', () => server.closeAllConnections());
}

function freePort() {
  return new Promise(resolve => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function listening(port) {
  for (;;) {
    const connected = await new Promise(resolve => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(socket.end() && true)).on('error', () => resolve(false));
    });
    if (connected) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

process.stdin.on('end', () => process.exit(0)).resume();
const [name, ...options] = process.argv.slice(2);
engines[name](...options).then(port => console.log(JSON.stringify({ endpoint: `http://127.0.0.1:${port}` })));
