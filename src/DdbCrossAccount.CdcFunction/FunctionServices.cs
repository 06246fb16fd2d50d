using System;
using System.Collections.Generic;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using DdbCrossAccount.CdcFunction.Settings;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Aws.SQS;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Probing;

namespace DdbCrossAccount.CdcFunction;

/// <summary>
/// Puts the function together: credentials, clients, ledger, target, bell. Made once for the life of the environment.
/// </summary>
internal sealed class FunctionServices : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    public FunctionServices(FunctionSettings settings, IEnvironmentSettings environment, EngineContext context)
    {
        ServiceEndpoints endpoints = new EndpointFinder(environment, new ProfileReader(null, environment))
            .Find(new ConnectOptions(), profile: null);
        var surroundings = new AccountSurroundings { Environment = environment };
        var targetClients = new SessionClients(settings.TargetRegion, endpoints, surroundings);
        FoundCredentials own = OwnCredentials(settings);
        AWSCredentials writer = WriterCredentials(settings, targetClients, own, context);

        AmazonDynamoDBClient ledgerClient = Own(targetClients.CreateLedgerDynamoDb(writer));
        RawDynamoDbClient targetClient = Own(targetClients.CreateRawDynamoDbWithoutRepeats(context, writer));
        AmazonSQSClient bellClient = Own(
            new SessionClients(settings.Region, endpoints, surroundings).CreateSqs(own.Credentials));
        var ledger = new Ledger(new DynamoLedgerStore(ledgerClient, settings.LedgerTable, context));
        var target = new RawTargetTable(targetClient);
        Handler = new FunctionHandler(
            new BatchApplier(context, ledger, target, new QueueBell(bellClient)),
            new RightsProbe(ledger, settings.LedgerTable, target));
    }

    public FunctionHandler Handler { get; }

    public void Dispose()
    {
        foreach (IDisposable owned in _owned)
        {
            owned.Dispose();
        }
    }

    // Lambda puts the role's credentials into the environment when it starts the process, and ends the environment
    // before they expire.
    private static FoundCredentials OwnCredentials(FunctionSettings settings) => new(
        settings.SessionToken is { } token
            ? new SessionAWSCredentials(settings.AccessKeyId, settings.SecretKey, token)
            : new BasicAWSCredentials(settings.AccessKeyId, settings.SecretKey),
        "the function's role",
        IsRole: true);

    private AWSCredentials WriterCredentials(
        FunctionSettings settings, SessionClients clients, FoundCredentials own, EngineContext context)
    {
        if (settings.WriterRoleArn is not { } role)
        {
            return own.Credentials;
        }

        // A session's name has at most 64 characters, which is also the longest name of a function.
        var request = new RoleRequest(role, settings.WriterExternalId, null, settings.FunctionName, null);
        AWSCredentials writer = new RoleAssumer(clients, context).Assume(request, own).Credentials;
        if (writer is IDisposable disposable)
        {
            _owned.Add(disposable);
        }

        return writer;
    }

    private T Own<T>(T client)
        where T : IDisposable
    {
        _owned.Insert(0, client);
        return client;
    }
}
