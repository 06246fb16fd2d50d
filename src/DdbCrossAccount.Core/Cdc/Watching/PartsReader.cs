using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Tables;
using ResourceNotFoundException = DdbCrossAccount.Core.Aws.Lambda.Model.ResourceNotFoundException;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Reads mapping, function and tables as they are now.</summary>
internal sealed class PartsReader(CdcSessions sessions)
{
    private const string State = "Nothing was changed.";

    /// <summary>Reads them; what does not exist is null.</summary>
    public async Task<PartsReport> ReadAsync(CdcControl control, CancellationToken token)
    {
        TableDescription? source =
            await FindTableAsync(sessions.Source, control.SourceTableArn, token).ConfigureAwait(false);
        TableDescription? target =
            await FindTableAsync(sessions.Target, control.TargetTableArn, token).ConfigureAwait(false);
        GetFunctionResponse? function = await FindFunctionAsync(control.FunctionArn, token).ConfigureAwait(false);
        return new PartsReport
        {
            Mapping = control.MappingId is { } id
                ? await new MappingReader(sessions.Function, State).FindAsync(id, token).ConfigureAwait(false)
                : null,
            Function = function?.Configuration,
            IsFunctionOff = function?.Concurrency?.ReservedConcurrentExecutions == 0,
            SourceTableId = source?.TableId,
            LatestStreamArn = source?.LatestStreamArn,
            IsStreamOn = source?.StreamSpecification?.StreamEnabled == true,
            TargetTableId = target?.TableId,
        };
    }

    private static Task<TableDescription?> FindTableAsync(AccountSession session, string tableArn, CancellationToken token) =>
        TableDescriber.FindAsync(session, TableArn.Parse(tableArn)?.TableName ?? tableArn, State, token);

    private async Task<GetFunctionResponse?> FindFunctionAsync(string functionArn, CancellationToken token)
    {
        try
        {
            return await sessions.Function.Lambda
                .GetFunctionAsync(new GetFunctionRequest { FunctionName = functionArn }, token)
                .ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, sessions.Function.Call("lambda", "GetFunction", functionArn, State));
        }
    }
}
