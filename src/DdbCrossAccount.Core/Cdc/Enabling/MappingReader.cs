using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Functions;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Reads the event source mappings of a stream in the account that its function runs in.</summary>
internal sealed class MappingReader(AccountSession session, string state)
{
    /// <summary>All mappings of the stream, whosever function they invoke.</summary>
    public async Task<IReadOnlyList<EventSourceMappingConfiguration>> ListAsync(string streamArn, CancellationToken token)
    {
        var mappings = new List<EventSourceMappingConfiguration>();
        try
        {
            await foreach (EventSourceMappingConfiguration mapping in session.Lambda
                .ListAllEventSourceMappingsAsync(streamArn, functionName: null, token).ConfigureAwait(false))
            {
                mappings.Add(mapping);
            }
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, session.Call("lambda", "ListEventSourceMappings", streamArn, state));
        }

        return mappings;
    }

    /// <summary>One mapping; null when there is none of that id.</summary>
    public async Task<EventSourceMappingConfiguration?> FindAsync(string mappingId, CancellationToken token)
    {
        try
        {
            return await session.Lambda
                .GetEventSourceMappingAsync(new GetEventSourceMappingRequest { UUID = mappingId }, token)
                .ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, session.Call("lambda", "GetEventSourceMapping", mappingId, state));
        }
    }

    /// <summary>Those of them that invoke any version of the function.</summary>
    public static IEnumerable<EventSourceMappingConfiguration> Of(
        IEnumerable<EventSourceMappingConfiguration> mappings, string functionArn)
    {
        string bare = FunctionReference.WithoutVersion(functionArn);
        return mappings.Where(mapping =>
            mapping.State != MappingState.Deleting
            && mapping.FunctionArn is { } arn && FunctionReference.WithoutVersion(arn) == bare);
    }
}
