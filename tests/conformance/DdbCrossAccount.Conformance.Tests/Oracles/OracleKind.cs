namespace DdbCrossAccount.Conformance.Tests.Oracles;

/// <summary>Witnesses, the best first.</summary>
public enum OracleKind
{
    /// <summary>Answers are compared with those of an engine that nobody of this project wrote.</summary>
    Engine,

    /// <summary>Output is compared with what AWS once wrote.</summary>
    Recording,

    /// <summary>An official SDK, made of the API model, makes the requests and reads the answers.</summary>
    Model,

    /// <summary>Only the documentation says what is right.</summary>
    Documentation,
}
