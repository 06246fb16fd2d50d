using System;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>Sends a Date header that is off: a server whose clock is wrong.</summary>
internal sealed class SkewDate(TimeSpan skew) : FaultEffect
{
    public override ValueTask SendAsync(FaultedRequest request, ReadOnlyMemory<byte> body)
    {
        IHeaderDictionary headers = request.Response.Headers;
        DateTimeOffset date = DateTimeOffset.ParseExact(headers.Date.ToString(), "R", CultureInfo.InvariantCulture);
        headers.Date = (date + skew).ToString("R", CultureInfo.InvariantCulture);
        return request.WriteAsync(body);
    }
}
