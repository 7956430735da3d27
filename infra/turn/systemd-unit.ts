import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { turnFolder } from './turn-settings.ts';

/** Lets systemd run the relay, on port 443 without root; its configuration is Qarib's. */
export function systemdUnit(dataDir: string): string {
  const folder = turnFolder(dataDir);
  const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid ?? userInfo().uid;
  return `# sudo tee /etc/systemd/system/qarib-turn.service, then: sudo systemctl enable --now qarib-turn
[Unit]
Description=Qarib's TURN relay
After=network-online.target
Wants=network-online.target

[Service]
ExecStart=/usr/bin/turnserver -c ${folder}/turnserver.conf
User=${owner}
AmbientCapabilities=CAP_NET_BIND_SERVICE
CapabilityBoundingSet=CAP_NET_BIND_SERVICE
NoNewPrivileges=true
ProtectSystem=strict
ReadWritePaths=${folder}
PrivateTmp=true
PrivateDevices=true
ProtectKernelTunables=true
ProtectControlGroups=true
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
Restart=always
RestartSec=1

[Install]
WantedBy=multi-user.target`;
}
