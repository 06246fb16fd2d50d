using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The web server: loopback only, one handler for everything.</summary>
internal sealed class SandboxHost(SandboxServices services) : IAsyncDisposable
{
    private WebApplication? _application;

    /// <summary>Listens, and returns the address.</summary>
    public async Task<string> StartAsync(CancellationToken token)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        // Reads straight into a buffer: to wait for the first byte with none costs about 5 % more for each request.
        builder.WebHost.UseKestrelCore().UseSockets(sockets => sockets.WaitForDataBeforeAllocatingBuffer = false);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, services.Options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        _application = builder.Build();
        var router = new RequestRouter(services);
        _application.Run(router.HandleAsync);
        await _application.StartAsync(token);
        ICollection<string> addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        services.Endpoint = addresses.Single();
        return services.Endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.StopAsync(new CancellationToken(canceled: true));
            await _application.DisposeAsync();
        }
    }
}
