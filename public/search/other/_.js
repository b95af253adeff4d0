variorumSearch("other/_",{"4s5yepa":["about/index.html","About this site","","What a variorum edition of the news is, and what it is not."]});
