using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Credentials that the SDK finds and refreshes by itself (process, container, instance, …), with its failures in our words.</summary>
internal sealed class NamedCredentials(AWSCredentials inner, Func<Exception, DdbCrossAccountException> explain) : AWSCredentials
{
    public NamedCredentials(AWSCredentials inner, string source)
        : this(inner, exception => ErrorCatalogue.CredentialsUnavailable(source, "No call was made to AWS.", exception))
    {
    }

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            return inner.GetCredentials();
        }
        catch (Exception exception) when (exception is not DdbCrossAccountException)
        {
            throw explain(exception);
        }
    }

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await inner.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not DdbCrossAccountException)
        {
            throw explain(exception);
        }
    }
}
