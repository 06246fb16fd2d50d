using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>
/// Starts an import into a table that it makes. The objects are listed at once: where that fails no table is made, and
/// the import ends FAILED.
/// </summary>
[Operation("DynamoDB_20120810.ImportTable")]
[Lacks("InputFormat=ION", "InputCompressionType=ZSTD")]
internal sealed class ImportTable(SandboxServices services) : DynamoDbOperation(services)
{
    private const int MostAtOnce = 50;

    /// <summary>For the first quarter of an import its table is not yet to be seen.</summary>
    private const double HiddenPart = 0.25;

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        ImportRequest asked = ImportRequest.Read(request);
        RequestObject parameters = request.Object("TableCreationParameters")!;
        RefuseLacking(request);
        RefuseLacking(parameters);
        TableDefinition definition = TableDefinitionReader.Read(parameters, call, withLocalIndexes: false);
        TableArn arn = TableAccess.Resolve(call, definition.Name);
        Access.Demand(call, "ImportTable", $"{arn}/import/*", arn.AccountId, policy: null);
        definition = definition with { Encryption = Services.TableKeys.Grant(call, definition.Encryption) };
        byte[] raw = request.Raw("TableCreationParameters").ToArray();
        ImportJob job = Services.DynamoDb.Imports.GetOrAdd(
            arn, request.Text("ClientToken"), () => Start(call, arn, asked, definition, raw, request.Text("ClientToken")));
        if (job.Request != asked || !job.CreationParameters.AsSpan().SequenceEqual(raw))
        {
            throw DynamoDbError.ImportConflict();
        }

        ImportDescriptionWriter.Answer(call, job);
    }

    private ImportJob Start(
        JsonCall call, TableArn arn, ImportRequest asked, TableDefinition definition, byte[] raw, string? token)
    {
        if (Services.DynamoDb.Find(arn) is not null)
        {
            throw DynamoDbError.TableExists(arn.Name);
        }

        Services.DynamoDb.Imports.RequireRoom(arn, MostAtOnce, "import");
        var reader = new SourceReader(Services, call.Caller, asked.Source, asked.IsZipped);
        JobFailure? failure = reader.TryList(out var objects) ?? NameConflict(arn);
        Table? table = failure is null ? Create(arn, definition) : null;
        DateTimeOffset now = Services.Clock.GetUtcNow();
        var job = new ImportJob
        {
            Id = JobId.Make(now, Services.Ids),
            Table = arn,
            TableId = table?.Id ?? Services.Ids.Guid().ToString(),
            ClientToken = token ?? Services.Ids.Guid().ToString(),
            StartTime = now,
            Request = asked,
            CreationParameters = raw,
            Caller = call.Caller,
            Objects = objects,
            EarlyFailure = failure,
        };
        job.Completion = Task.Run(new ImportRun(Services, job, table).ExecuteAsync);
        return job;
    }

    /// <summary>Where two imports are to make one table, the second fails by itself.</summary>
    private JobFailure? NameConflict(TableArn arn)
    {
        return Services.DynamoDb.Catalog(arn.AccountId, arn.Region).IsTaken(arn.Name)
            ? new JobFailure("TableAlreadyExists", $"Table already exists: {arn.Name}")
            : null;
    }

    private Table Create(TableArn arn, TableDefinition definition)
    {
        DateTimeOffset? since = definition.IsOnDemand ? Services.Clock.GetUtcNow() : null;
        Table table = Services.DynamoDb.Create(arn, definition with { OnDemandSince = since });
        table.EnterUntilActivated(TableWork.Creating);
        table.HideUntil(Services.Clock.GetUtcNow() + (Services.Options.ImportDuration * HiddenPart));
        return table;
    }
}
