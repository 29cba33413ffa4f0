package mill;

import weft.Asyncio;

/** Calls the method once, after an agent was told to advise it now if there is an argument. */
public class Main {
    public static void main(String[] args) {
        Mill mill = new Mill();
        if (args.length > 0) agent.AdvisingAgent.advise();
        System.out.println(Asyncio.run(mill.weigh(7)));
        System.out.println(Counts.text());
    }
}
