package dev.triage.security;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Refuses to serve other machines while nobody needs a key. Runs when all is wired and no port is open yet. */
@Component
@ConditionalOnWebApplication
class BindGuard implements SmartInitializingSingleton {

    private final ServerProperties server;
    private final ApiKeys keys;
    private final AccessMode mode;

    BindGuard(ServerProperties server, ApiKeys keys, AccessMode mode) {
        this.server = server;
        this.keys = keys;
        this.mode = mode;
    }

    @Override
    public void afterSingletonsInstantiated() {
        @Nullable
        InetAddress address = server.getAddress();
        if (!AccessMode.isLoopback(address) && !keys.anyUsable()) {
            throw new UnsafeBindException(address == null ? "all addresses" : address.getHostAddress());
        }
        // Asked once now, so that it is known should the database be away later.
        mode.isOpen();
    }
}
