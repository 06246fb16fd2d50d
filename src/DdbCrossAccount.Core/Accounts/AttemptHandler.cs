using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Notes on an exception which address was called and which attempt it was, for the message of the error.</summary>
internal sealed class AttemptHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string AddressKey = "DdbCrossAccount.Address";
    private const string AttemptKey = "DdbCrossAccount.Attempt";
    private const string AttemptHeader = "amz-sdk-request";
    private const string AttemptPrefix = "attempt=";

    /// <summary>The address that was called, or null where this handler was not in the way.</summary>
    public static string? AddressOf(Exception exception) => exception.Data[AddressKey] as string;

    /// <summary>Which attempt it was, counted from one.</summary>
    public static int? AttemptOf(Exception exception) => exception.Data[AttemptKey] as int?;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            exception.Data[AddressKey] = request.RequestUri?.GetLeftPart(UriPartial.Authority);
            exception.Data[AttemptKey] = Attempt(request);
            throw;
        }
    }

    private static int? Attempt(HttpRequestMessage request)
    {
        string? header = request.Headers.TryGetValues(AttemptHeader, out var values) ? values.FirstOrDefault() : null;
        string? part = header?.Split(';').Select(each => each.Trim())
            .FirstOrDefault(each => each.StartsWith(AttemptPrefix, StringComparison.Ordinal));
        return int.TryParse(part?[AttemptPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int attempt)
            ? attempt
            : null;
    }
}
