using System.Collections.Generic;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>The addresses at which services are called instead of AWS's own.</summary>
/// <param name="General">For every service that has none of its own; null for AWS's.</param>
/// <param name="OfServices">By service, as the AWS CLI names them (<c>dynamodb</c>, <c>s3</c>, <c>sts</c>).</param>
internal sealed record ServiceEndpoints(string? General, IReadOnlyDictionary<string, string> OfServices)
{
    public static readonly ServiceEndpoints Aws = new(null, new Dictionary<string, string>());

    /// <summary>The address of a service, or null for AWS's own.</summary>
    public string? Of(string service) => OfServices.GetValueOrDefault(service, General!);
}
