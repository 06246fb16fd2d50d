using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Functions;

/// <summary>Reads a function, and tells whether it was made here.</summary>
internal sealed class FunctionLookup(AccountSession session)
{
    private const string State = "Nothing was published.";

    /// <summary>The ARN, without a version, of a function of this account and Region.</summary>
    public string ArnOf(string functionName) =>
        $"arn:{session.RegionEndpoint.PartitionName}:lambda:{session.Region}:{session.AccountId}:function:{functionName}";

    /// <summary>The function, or a version of it; null when there is none.</summary>
    /// <param name="functionName">Its name.</param>
    /// <param name="version">The version; null for the one that changes.</param>
    /// <param name="token">Ends the reading.</param>
    public async Task<FunctionConfiguration?> FindAsync(string functionName, string? version, CancellationToken token)
    {
        try
        {
            return await session.Lambda
                .GetFunctionConfigurationAsync(new() { FunctionName = functionName, Qualifier = version }, token)
                .ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(
                exception, session.Call("lambda", "GetFunctionConfiguration", ArnOf(functionName), State));
        }
    }

    /// <summary>Refuses a function that does not bear our mark, and one whose variables cannot be kept.</summary>
    public async Task DemandOursAsync(FunctionConfiguration function, CancellationToken token)
    {
        string functionArn = ArnOf(function.FunctionName!);
        ListTagsResponse answer = await ListTagsAsync(functionArn, token).ConfigureAwait(false);
        if (answer.Tags is null
            || !answer.Tags.TryGetValue(FunctionConstants.MarkTag, out string? mark)
            || mark != FunctionConstants.MarkValue)
        {
            throw ErrorCatalogue.FunctionNotOurs(functionArn);
        }

        if (function.Environment?.Error is not null)
        {
            throw ErrorCatalogue.FunctionEnvironmentUnreadable(functionArn);
        }
    }

    private async Task<ListTagsResponse> ListTagsAsync(string functionArn, CancellationToken token)
    {
        try
        {
            return await session.Lambda.ListTagsAsync(new() { Resource = functionArn }, token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, session.Call("lambda", "ListTags", functionArn, State));
        }
    }
}
