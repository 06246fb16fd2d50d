using System.IO;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Calls a function.</summary>
internal sealed class InvokeRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }

    public string? Qualifier { get; set; }

    public InvocationType? InvocationType { get; set; }

    public LogType? LogType { get; set; }

    public string? ClientContext { get; set; }

    /// <summary>What the function gets.</summary>
    public MemoryStream? PayloadStream { get; set; }
}
