using System.Collections.Generic;
using System.Text;

namespace DdbCrossAccount.Core.Tests.Aws.Http;

/// <summary>A request that reached the scripted server.</summary>
/// <param name="Connection">The number of the connection it came over, from 1.</param>
/// <param name="Line">The request line, without the version of HTTP.</param>
/// <param name="Headers">The headers, names ignoring case.</param>
/// <param name="Body">The body as it came.</param>
internal sealed record ScriptedRequest(
    int Connection, string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The operation, without the service's prefix.</summary>
    public string Operation => Headers["X-Amz-Target"].Split('.')[1];

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);
}
