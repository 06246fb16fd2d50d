using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Ends the connection of a request on purpose, as a broken network or a dying server does.</summary>
internal static class ClientConnection
{
    /// <summary>Nothing more goes out. The client sees its peer close the connection, or reset it.</summary>
    public static void Close(HttpContext context, bool reset)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is Socket socket)
        {
            End(socket, reset);
        }

        context.Abort();
    }

    private static void End(Socket socket, bool reset)
    {
        try
        {
            if (reset)
            {
                socket.LingerState = new LingerOption(true, 0);
            }
            else
            {
                socket.Shutdown(SocketShutdown.Send);
            }
        }
        catch (SocketException)
        {
            // The client was faster.
        }
        catch (System.ObjectDisposedException)
        {
            // Likewise.
        }
    }
}
