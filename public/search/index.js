variorumSearch("index",[{"year":"other","count":1,"words":0,"names":0,"files":"all"},{"year":"2025","count":1,"words":0,"names":0,"files":"all"}]);
