using System.IO;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The result of a call.</summary>
internal sealed class InvokeResponse : AmazonWebServiceResponse
{
    /// <summary>200 with a result, 202 for an event, 204 for a dry run.</summary>
    public int? StatusCode { get; set; }

    /// <summary>Null when the function ended well; else <c>Handled</c> or <c>Unhandled</c>.</summary>
    public string? FunctionError { get; set; }

    /// <summary>The last 4 KB of the log, in base64.</summary>
    public string? LogResult { get; set; }

    public MemoryStream? Payload { get; set; }

    public string? ExecutedVersion { get; set; }
}
