using System;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Tells the service's own time from its answers: the Date header, whole seconds, UTC.</summary>
internal static class ServiceClock
{
    /// <summary>The service's time when it answered; null when the answer did not say. For answers to the clients of <see cref="AccountSession"/>.</summary>
    public static DateTime? TimeOf(AmazonWebServiceResponse response) => throw new NotImplementedException();
}
