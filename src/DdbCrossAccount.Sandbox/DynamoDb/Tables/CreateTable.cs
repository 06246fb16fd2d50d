using System;
using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.DynamoDb.Tags;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

[Operation("DynamoDB_20120810.CreateTable")]
[Lacks("GlobalTableSourceArn", "GlobalTableSettingsReplicationMode")]
internal sealed class CreateTable(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        TableNameMember.ReadOfTable(request);
        RefuseLacking(request);
        string? viewType = StreamSpecification.ReadAtCreation(request);
        List<KeyValuePair<string, string>> tags = TagReader.Read(request);
        string? policy = request.Text("ResourcePolicy");
        TableDefinition definition = TableDefinitionReader.Read(request, call) with
        {
            TableClass = TableClasses.Read(request),
            DeletionProtection = request.Flag("DeletionProtectionEnabled") ?? false,
        };
        request.Check();
        Table table = Create(call, definition, tags, policy);
        lock (table.Gate)
        {
            if (viewType is not null)
            {
                table.EnableStream(viewType);
            }

            using var writer = new Utf8JsonWriter(call.Response);
            writer.WriteStartObject();
            TableDescriptionWriter.Write(writer, "TableDescription", table);
            writer.WriteEndObject();
        }
    }

    private Table Create(
        JsonCall call, TableDefinition definition, List<KeyValuePair<string, string>> tags, string? policy)
    {
        TableArn arn = TableAccess.Resolve(call, definition.Name);
        Access.Demand(call, "CreateTable", arn.ToString(), arn.AccountId, policy: null);
        definition = definition with { Encryption = Services.TableKeys.Grant(call, definition.Encryption) };
        CanonicalPolicy? parsed = policy is null ? null : new ResourcePolicyReader(Services.Accounts).Read(policy, isForStream: false);
        DateTimeOffset? since = definition.IsOnDemand ? Services.Clock.GetUtcNow() : null;
        Table table = Services.DynamoDb.Create(arn, definition with { OnDemandSince = since });
        table.Tags.Begin(tags);
        if (parsed is not null)
        {
            table.PolicyHolder.Begin(parsed, Services.PolicyPropagation);
        }

        return table;
    }
}
