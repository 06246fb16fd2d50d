using System;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>A call to a service, described for the error that it may end in.</summary>
/// <param name="Service">The service's IAM prefix: <c>dynamodb</c>, <c>s3</c>, <c>sts</c>.</param>
/// <param name="Operation">The operation, for example <c>UpdateTable</c>.</param>
/// <param name="Resource">What it was about: an ARN, or a name such as <c>table 'Orders'</c>.</param>
/// <param name="AccountId">The account that the caller is in; empty while that is not known.</param>
/// <param name="Region">The Region that was called.</param>
/// <param name="CallerArn">Who called; empty while that is not known.</param>
/// <param name="State">One sentence with its full stop that says what was and was not done: <c>Nothing was exported.</c></param>
internal sealed record AwsCall(
    string Service,
    string Operation,
    string Resource,
    string AccountId,
    string Region,
    string CallerArn,
    string State)
{
    /// <summary>The address that was called when it was not AWS's own.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>Tells how long the call has taken, where it was described before it was made.</summary>
    public Func<TimeSpan>? Elapsed { get; init; }
}
